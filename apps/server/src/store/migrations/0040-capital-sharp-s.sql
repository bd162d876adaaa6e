-- The capital ẞ is compared as ss now, as ß always was: only it could leave a ß in a name as it is compared.
update customer set name_key = replace(name_key, 'ß', 'ss') where name_key like '%ß%';
update item set name_key = replace(name_key, 'ß', 'ss') where name_key like '%ß%';
update mirror set name_key = replace(name_key, 'ß', 'ss') where name_key like '%ß%';
