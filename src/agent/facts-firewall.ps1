# Types of ICMP messages, and the logs of the firewall.
# Generated from src/facts/firewall.ts by "npx projen generate". Do not edit.

$largestIcmpType = 255

$firewallLogFolder = 'C:\Windows\System32\LogFiles\Firewall'

$smallestFirewallLog = 1

$largestFirewallLog = 32767
