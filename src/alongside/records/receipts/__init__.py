"""Room 1: which forms were taken, so that sending one twice does a thing once."""
