-- Up to six guests may be called into a talk; each is recorded in a seat of its own.
alter table track drop constraint track_seat_check;
alter table track add constraint track_seat_check
    check (seat in ('terminal', 'desk', 'guesta', 'guestb', 'guestc', 'guestd', 'gueste', 'guestf'));
alter table gap drop constraint gap_seat_check;
alter table gap add constraint gap_seat_check
    check (seat in ('terminal', 'desk', 'guesta', 'guestb', 'guestc', 'guestd', 'gueste', 'guestf'));
alter table segment drop constraint segment_seat_check;
alter table segment add constraint segment_seat_check
    check (seat in ('terminal', 'desk', 'guesta', 'guestb', 'guestc', 'guestd', 'gueste', 'guestf'));
