"""The Slack bot under random kills and faults, and the same with each protection switched off."""
