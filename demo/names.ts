/**
 * Names of the demonstration: given names from plants, birds and stones, family names put together from two lists, so that
 * nobody is called so and everybody sees that they are made up.
 */
export function inventedName(number: number): { given: string; family: string } {
  const families = FRONTS.length * BACKS.length
  // 1,009 and 37 are prime and divide neither list's length, so every combination comes once before any comes twice
  const family = (number * 1_009) % families
  const given = (number * 37 + Math.floor(number / families)) % GIVEN.length
  return { given: GIVEN[given] ?? '', family: `${FRONTS[family % FRONTS.length] ?? ''}${BACKS[Math.floor(family / FRONTS.length)] ?? ''}` }
}

const GIVEN = [
  'Alder', 'Amber', 'Aster', 'Aspen', 'Basil', 'Bay', 'Beryl', 'Briar', 'Bryony', 'Calla', 'Campion', 'Cedar', 'Cicely', 'Clover', 'Coral', 'Cosmo', 'Dahlia', 'Damson',
  'Dove', 'Elder', 'Fern', 'Finch', 'Flint', 'Garnet', 'Ginger', 'Hazel', 'Heath', 'Heather', 'Indigo', 'Iris', 'Ivy', 'Jasper', 'Jet', 'Juniper', 'Kestrel', 'Lark',
  'Laurel', 'Lavender', 'Linden', 'Linnet', 'Lotus', 'Mallow', 'Maple', 'Marigold', 'Marlo', 'Martin', 'Merle', 'Mistle', 'Moss', 'Myrtle', 'Nettle', 'Olive', 'Onyx',
  'Opal', 'Orchis', 'Pansy', 'Pearl', 'Perry', 'Piper', 'Plover', 'Poppy', 'Primrose', 'Quill', 'Quince', 'Reed', 'Robin', 'Rowan', 'Ruby', 'Rue', 'Rush', 'Saffron',
  'Sage', 'Senna', 'Sedge', 'Silver', 'Skye', 'Sorrel', 'Starling', 'Sylvan', 'Tansy', 'Teal', 'Thyme', 'Topaz', 'Vetch', 'Viola', 'Willow', 'Wren', 'Yarrow', 'Zinnia',
] as const

const FRONTS = [
  'Acorn', 'Bellow', 'Bobbin', 'Bracken', 'Bramble', 'Brindle', 'Candle', 'Cinder', 'Cobble', 'Copper', 'Cotton', 'Crumble', 'Dapple', 'Damson', 'Feather', 'Fennel',
  'Fiddle', 'Gossamer', 'Hopper', 'Jingle', 'Kettle', 'Lantern', 'Larder', 'Marrow', 'Mitten', 'Nettle', 'Oxlip', 'Pebble', 'Pepper', 'Pickle', 'Pumpkin', 'Quiver',
  'Ribbon', 'Saffron', 'Tansy', 'Teasel', 'Thimble', 'Thistle', 'Tumble', 'Umber', 'Velvet',
] as const

const BACKS = ['beck', 'bridge', 'brook', 'combe', 'croft', 'dale', 'fell', 'garth', 'gate', 'hollow', 'holt', 'mere', 'moor', 'ridge', 'shaw', 'stead', 'thwaite', 'wick', 'wold'] as const
