"""What is known, and arithmetic on it: no language, no Slack.

The doors are `facts.store.load_store`, `facts.computing.query.Query` and `facts.computing.answer.compute`.
Nothing is imported here, so that a command loads only what it needs.
"""
