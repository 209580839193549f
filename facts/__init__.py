"""What is known, and arithmetic on it: no language, no Slack.

The door is `facts.store.load_store`, `facts.query.Query` and `facts.answer.compute`. Nothing is imported
here, so that a command loads only what it needs.
"""
