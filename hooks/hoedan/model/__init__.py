"""What may be written: vocabulary, front matter, rules, problems, settings, addresses. Uses language."""
