// JSON values: a strict parser and the canonical form of RFC 8785.
