import { constants, crc32, deflateRawSync } from 'node:zlib'

export type ZipPart = {
  name: string
  data: Buffer | string
  /** Already deflated, with the size that it unpacks to. */
  deflated?: { bytes: Buffer; size: number }
  /** What the headers say that it unpacks to, true or not. */
  claimedSize?: number
  encrypted?: boolean
  /** What the headers say of the checksum, where that is to be wrong. */
  checksum?: number
}

/** A ZIP file written by hand (PKWARE APPNOTE 4.3), so that tests can also write the bad ones that no library would. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const packed = part.deflated?.bytes ?? deflateRawSync(data)
    const size = part.claimedSize ?? part.deflated?.size ?? data.length
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800 | (part.encrypted ? 1 : 0), 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt16LE(0, 6)
    fields.writeUInt16LE(0x21, 8)
    fields.writeUInt32LE(part.checksum ?? (part.deflated ? 0 : crc32(data)), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, name]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end])
}

/** `head`, then `megabytes` of the same filling, then `tail`, packed a thousand to one without ever being in memory. */
export function bombPart(name: string, head: string, filling: string, megabytes: number, tail: string): ZipPart {
  const million = Buffer.from(filling.repeat(Math.ceil(1_000_000 / filling.length)).slice(0, Math.floor(1_000_000 / filling.length) * filling.length))
  const block = deflateRawSync(million, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const start = deflateRawSync(Buffer.from(head), { finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(Buffer.from(tail))
  const size = head.length + million.length * megabytes + tail.length
  return { name, data: '', deflated: { bytes: Buffer.concat([start, ...Array.from({ length: megabytes }, () => block), end]), size } }
}
