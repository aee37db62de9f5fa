-- What is known of the seller's language model providers. Their keys are secrets and lie elsewhere; this says that there is one.
CREATE TABLE language_providers (
  provider TEXT PRIMARY KEY CHECK (provider IN ('openai', 'anthropic', 'compatible')),
  key_set_at INTEGER,
  tested_at INTEGER,
  test_ok INTEGER CHECK (test_ok IN (0, 1)),
  test_sentence TEXT
) STRICT;
