import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { CertificateSource, TrustedCertificate } from '../../../src';
import { issuing as intermediate, publisher, root, server } from '../../support/kept-certificates';

const fields = ({ der, sha256 }: typeof root) => ({ sha256, certificate: der.toString('base64') });
const setting = (store: string, authority: typeof root) => ({
  id: `trustedCertificate/${store}/${authority.sha256}`, kind: 'trustedCertificate', ensure: 'present' as const, store, ...fields(authority),
});

export const trustedCertificate: KindProof = {
  kind: 'trustedCertificate',
  cases: {
    root: { setting: setting('root', root), state: { certificates: { Root: ['00'], CertificateAuthority: [], Disallowed: [] } }, drift: { path: ['certificates', 'Root'], value: ['00'] } },
    intermediate: { setting: setting('intermediate', intermediate), state: {}, drift: { path: ['certificates', 'CertificateAuthority'], value: [] } },
    publisher: { setting: setting('publisher', publisher), state: {}, drift: { path: ['certificates', 'TrustedPublisher'], value: [] } },
    untrusted: {
      setting: { ...setting('untrusted', server), sensitiveReason: 'Its key was stolen' }, state: {}, drift: { path: ['certificates', 'Disallowed'], value: [] },
    },
  },
  settings: fc.constantFrom(
    TrustedCertificate.publisher(CertificateSource.fromText(publisher.pem), { sha256: publisher.sha256 }),
    TrustedCertificate.untrusted(CertificateSource.fromText(server.pem), { sha256: server.sha256, reason: 'Its key was stolen' }),
    TrustedCertificate.root(CertificateSource.fromText(root.pem), { sha256: root.sha256 }),
    TrustedCertificate.intermediate(CertificateSource.fromText(intermediate.pem), { sha256: intermediate.sha256 }),
  ),
  refused: [
    { store: 'Root' }, { store: 'my' }, { sha256: intermediate.sha256 }, { sha256: root.sha256.toUpperCase() }, { sha256: 'x' }, { certificate: root.pem }, { certificate: '' },
    { certificate: `${root.der.toString('base64')}\n` }, fields(server), fields(intermediate),
    { store: 'publisher' }, { store: 'publisher', ...fields(server) }, { store: 'untrusted' }, { store: 'Disallowed', sensitiveReason: 'x' }, { store: 'untrusted', sensitiveReason: 'a\nb' }, { sensitiveReason: 'x' },
  ],
};
