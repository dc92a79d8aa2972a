// Sources into sections, lines and claims.
