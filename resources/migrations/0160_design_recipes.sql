-- What was chosen for a design, what it asks of a printer, and the design it was changed from.
ALTER TABLE designs ADD COLUMN recipe TEXT CHECK (recipe IS NULL OR json_valid(recipe));
ALTER TABLE designs ADD COLUMN print_facts TEXT CHECK (print_facts IS NULL OR json_valid(print_facts));
ALTER TABLE designs ADD COLUMN origin TEXT;
