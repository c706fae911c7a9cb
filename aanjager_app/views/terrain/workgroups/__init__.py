"""Workgroups, meetings, decisions and actions."""
