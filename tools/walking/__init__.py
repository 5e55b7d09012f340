"""Going through the pages in a browser as people do: by the words that they read. For `make walk` and the stories."""
