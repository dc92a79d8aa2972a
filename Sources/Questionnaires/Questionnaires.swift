// Customers' files, read and answered in place: one file for each format.
