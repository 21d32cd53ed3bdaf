"""Every page and state of the product as scenes: looked at by machines in tests, by people as pictures."""
