-- Until when the room of somebody who came back into the line before its gate ever opened is kept for the next desk; null when
-- its gate may have been open.
alter table reception add room_kept_until timestamptz;
