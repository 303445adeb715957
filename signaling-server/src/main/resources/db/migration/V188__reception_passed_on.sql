-- The desk somebody was passed on to: no other calls them while that one is manned and not paused.
alter table reception add wanted_desk uuid;
