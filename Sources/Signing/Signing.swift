// Digests, Ed25519, X.509 and RFC 3161 over libcrypto, and SSH signatures: the only importer of COpenSSL.
