-- What a side shows besides its face: the document camera of the terminal, the screen of the desk.
alter table track drop constraint track_seat_check;
alter table track add constraint track_seat_check
    check (seat in ('terminal', 'desk', 'guesta', 'guestb', 'guestc', 'guestd', 'gueste', 'guestf', 'camera', 'screen'));
alter table gap drop constraint gap_seat_check;
alter table gap add constraint gap_seat_check
    check (seat in ('terminal', 'desk', 'guesta', 'guestb', 'guestc', 'guestd', 'gueste', 'guestf', 'camera', 'screen'));
alter table segment drop constraint segment_seat_check;
alter table segment add constraint segment_seat_check
    check (seat in ('terminal', 'desk', 'guesta', 'guestb', 'guestc', 'guestd', 'gueste', 'guestf', 'camera', 'screen'));
