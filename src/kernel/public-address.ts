import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * IPv4 networks that are not the open Internet: IANA's registry of special-purpose addresses, with multicast and what is reserved. The
 * metadata services of clouds stand in 169.254.0.0/16 and, one of them, in 100.64.0.0/10.
 */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Azure's own services behind one address that is public in name only.
  '168.63.129.16/32',
]

/** All that is given out of IPv6 for the open Internet. Mapped, translated, local and multicast addresses lie outside of it. */
const PUBLIC_6 = ['2000::/3']
/** Of it again no part of the Internet: Teredo and other protocols, documentation, 6to4, segment routing. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20', '5f00::/16']

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}

const notPublic4 = listOf(NOT_PUBLIC_4, 'ipv4')
const public6 = listOf(PUBLIC_6, 'ipv6')
const notPublic6 = listOf(NOT_PUBLIC_6, 'ipv6')

/**
 * Whether an address, as figures, is one of the open Internet. Refused: loopback, private, link-local, shared (CGNAT), multicast, reserved
 * ones and documentation's, and every IPv6 form that carries an IPv4 address (mapped, 6to4, NAT64, Teredo). Whatever is no address is refused.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic4.check(address, 'ipv4')
  // A zone names an interface of this machine.
  if (!isIPv6(address) || address.includes('%')) return false
  return public6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}
