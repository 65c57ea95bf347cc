-- Products, one row an id. A deleted one stays as a row without source, so that the change feed tells of it.
CREATE TABLE product (
  id ${text} PRIMARY KEY,
  sequence BIGINT NOT NULL UNIQUE,
  version BIGINT,
  source TEXT
);

-- Products that are not deleted.
INSERT INTO counter (name, value) VALUES ('products', 0);
