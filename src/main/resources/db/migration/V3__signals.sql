-- What shoppers did, in the order in which it was told. Absent texts are empty; time is in microseconds of the epoch;
-- items are lines of "id TAB quantity TAB price TAB index", cut after the last part that says something.
CREATE TABLE event (
  sequence ${long_key} PRIMARY KEY,
  event_id ${text} NOT NULL UNIQUE,
  type TEXT NOT NULL,
  time BIGINT NOT NULL,
  user_id ${text} NOT NULL,
  client_id ${text} NOT NULL,
  session_id TEXT NOT NULL,
  query_id TEXT NOT NULL,
  items TEXT NOT NULL,
  search_term TEXT NOT NULL,
  value DOUBLE PRECISION,
  currency TEXT NOT NULL,
  rating DOUBLE PRECISION,
  region TEXT NOT NULL,
  personal BOOLEAN NOT NULL
);

-- Histories, newest first. Events of nobody are in neither.
CREATE INDEX event_of_user ON event (user_id, time, sequence) WHERE user_id <> '';
CREATE INDEX event_of_client ON event (client_id, time, sequence) WHERE client_id <> '';

-- Users and clients seen together, by the event that first showed it.
CREATE TABLE identity (
  user_id ${text} NOT NULL,
  client_id ${text} NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (user_id, client_id)
);

-- Events in the log.
INSERT INTO counter (name, value) VALUES ('events', 0);
