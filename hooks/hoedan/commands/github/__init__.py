"""What the workflows on GitHub run: the comment on a proposal, the buttons of editors, a Word file from an issue.

What writes on a proposal needs Python alone: nothing that a stranger could bring along.
"""
