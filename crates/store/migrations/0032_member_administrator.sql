-- Who decides about the money, as the contract has it, found without reading everybody in a contract (S1.33).
CREATE INDEX member_administrator ON member (org, tenancy) WHERE role = 'BWI';
