"""What is written -> what is said: small rules, a language's own numbers, and the house's names."""
