"""Pages of reviewing: updates at any time, and each item asked one by one."""
