// YAML trees with line and column over libyaml: the only importer of CYAML.
