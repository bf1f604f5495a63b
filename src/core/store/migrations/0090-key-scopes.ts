/**
 * Keys of MCP clients: `is_scoped` keys work for MCP only, in one channel and with some tools when those are not NULL. Such
 * a key goes with its channel, or it would work everywhere.
 */
export const sql = `
ALTER TABLE api_keys ADD COLUMN is_scoped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE api_keys ADD COLUMN scope_channel_id TEXT REFERENCES agents (id) ON DELETE CASCADE;
ALTER TABLE api_keys ADD COLUMN scope_tools TEXT; -- JSON list of names
CREATE INDEX api_keys_by_scope_channel ON api_keys (scope_channel_id) WHERE scope_channel_id IS NOT NULL;
`;
