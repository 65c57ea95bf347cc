-- What the counters had counted when the events up to a place in the log went for their age: counting anew begins with it.
CREATE TABLE base (
  part BIGINT PRIMARY KEY,
  state ${bytes} NOT NULL
);

-- The place in the log up to which events have gone for their age, and how many went.
INSERT INTO counter (name, value) VALUES ('expired', 0);
INSERT INTO counter (name, value) VALUES ('expired_events', 0);
