"""Where in a quote the words stand that answer."""
