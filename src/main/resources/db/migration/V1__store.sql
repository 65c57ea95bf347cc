-- Numbers that change with the rows they speak about, in the same transaction.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);

-- The last sequence number drawn.
INSERT INTO counter (name, value) VALUES ('sequence', 0);
