-- With a yes to being helped on: the part of the day that suits, as the tenant said it (S1.23).
ALTER TABLE proof ADD COLUMN day_part @text;
