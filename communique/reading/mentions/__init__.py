"""When two mentions are one."""
