// Nothing: the target carries the precompiled header.
