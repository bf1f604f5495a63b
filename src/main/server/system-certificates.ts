import tls from 'node:tls';

/**
 * Lets this process trust what the computer trusts, beside Node's own list: companies sign their servers with authorities
 * of their own. Electron's older runtimes cannot do it (Node 22.19, 24.5); they keep Node's list.
 */
export function trustSystemCertificates(): void {
  const { getCACertificates, setDefaultCACertificates } = tls as Partial<
    Pick<typeof tls, 'getCACertificates' | 'setDefaultCACertificates'>
  >;
  if (getCACertificates === undefined || setDefaultCACertificates === undefined) return;
  setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system')]);
}
