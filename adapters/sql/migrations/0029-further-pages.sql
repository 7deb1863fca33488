-- The posts that continue a long message, so that they can be changed with it. Older versions leave them as they are.
alter table outgoing_messages add column further_pages text;
