-- The sentences that a terminal says to whoever does not read its screen.
alter table voice_prompt drop constraint voice_prompt_piece_check;
alter table voice_prompt add constraint voice_prompt_piece_check check (piece in (
    'intro', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'outro',
    'waiting', 'calling', 'connecting', 'passed-over', 'talk-over', 'over'));
