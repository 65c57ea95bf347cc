-- What users allow, where they said so: it wins over what an event says. Time is in microseconds of the epoch.
CREATE TABLE consent (
  user_id ${text} PRIMARY KEY,
  personalization BOOLEAN NOT NULL,
  analytics BOOLEAN NOT NULL,
  time BIGINT NOT NULL
);

-- Receipts of erasures; whom they erased is not in them.
CREATE TABLE erasure (
  receipt_id ${text} PRIMARY KEY,
  events BIGINT NOT NULL,
  pairs BIGINT NOT NULL,
  items BIGINT NOT NULL,
  time BIGINT NOT NULL
);

-- Erasures so far: counters that were counted under fewer are counted anew.
INSERT INTO counter (name, value) VALUES ('erasures', 0);
