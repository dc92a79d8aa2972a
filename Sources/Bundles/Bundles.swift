// The signed evidence bundle: sealing, verification, disclosure, merging.
