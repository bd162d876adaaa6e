import type pg from 'pg';

/**
 * For a key that is lost for good: drops every secret that only that key could open. Connections then have to be made again, to
 * the same companies; records, links and history stay.
 */
export async function forgetSecrets(pool: pg.Pool): Promise<{ readonly connections: number }> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('delete from installation_key');
    await client.query('delete from idempotency_key');
    const dropped = await client.query('delete from connection_token');
    await client.query(`update connection set state = 'needs-reconnect' where state in ('connecting', 'active')`);
    await client.query('commit');
    return { connections: dropped.rowCount ?? 0 };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
