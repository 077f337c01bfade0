"""What a person sees and types: tables, messages, options."""
