"""Pages of the keys that other organisations’ systems read with."""
