"""What is met before anything is searched: danger, orders to the machine, personal data.

Imports question.clean, the fixed texts and corpus alone.
"""
