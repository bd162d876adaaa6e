-- An answer holds for what was seen (docs/decisions/0010). Of those kept before, nobody knows what that was: their problems still stand, and
-- are asked about again.
delete from pair_answer;
