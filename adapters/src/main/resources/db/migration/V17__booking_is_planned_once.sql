-- What books the lines of a file, of an answer or of a decision is planned once a connection and not once a file: planning took most of the time of marking
-- a file of a few lines as sent. The plans are by index whatever the numbers are, so there is nothing to choose anew.
alter function book_file() set plan_cache_mode = force_generic_plan;
alter function book_file_money() set plan_cache_mode = force_generic_plan;
alter function book_answer() set plan_cache_mode = force_generic_plan;
alter function book_line() set plan_cache_mode = force_generic_plan;
alter function book_labels() set plan_cache_mode = force_generic_plan;
alter function movement_follows() set plan_cache_mode = force_generic_plan;
