/** What a person set for a plugin, per version: another version may mean something else by the same key (contract.md 11.1). */
export const sql = `
CREATE TABLE plugin_configs (
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  is_enabled INTEGER NOT NULL DEFAULT 1,
  env_values TEXT NOT NULL, -- JSON: key to { "plain": text } or { "sealed": text }, the second for secret ones
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;
`;
