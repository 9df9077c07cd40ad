/** Limits of interactive messages (Meta: interactive). Types without a table of limits need their body and action only. */
import { z } from 'zod'
import { atMost, notEmpty } from './read-parameters'

const limited = (max: number) => z.string().min(1, notEmpty).max(max, atMost(max))
const Body = (max: number) => z.looseObject({ text: limited(max) })
const Footer = z.looseObject({ text: limited(60) }).optional()

const MediaSource = z
  .looseObject({ id: z.string().optional(), link: z.string().optional() })
  .refine(({ id, link }) => (id === undefined) !== (link === undefined), 'needs exactly one of id and link.')
const TextHeader = z.looseObject({ type: z.literal('text'), text: limited(60) })
const MediaHeader = [
  z.looseObject({ type: z.literal('image'), image: MediaSource }),
  z.looseObject({ type: z.literal('video'), video: MediaSource }),
  z.looseObject({ type: z.literal('document'), document: MediaSource }),
] as const
const AnyHeader = z.discriminatedUnion('type', [TextHeader, ...MediaHeader]).optional()

const areDistinct = (values: readonly string[]) => new Set(values).size === values.length

const Button = z.looseObject({ type: z.literal('reply'), reply: z.looseObject({ id: limited(256), title: limited(20) }) })
const Buttons = z.looseObject({
  type: z.literal('button'),
  header: AnyHeader,
  body: Body(1024),
  footer: Footer,
  action: z.looseObject({
    buttons: z
      .array(Button)
      .min(1, 'needs at least 1 button.')
      .max(3, 'allows at most 3 buttons.')
      .refine((buttons) => areDistinct(buttons.map(({ reply }) => reply.title)), 'has two buttons with the same title.')
      .refine((buttons) => areDistinct(buttons.map(({ reply }) => reply.id)), 'has two buttons with the same id.'),
  }),
})

const Row = z.looseObject({ id: limited(200), title: limited(24), description: z.string().max(72, atMost(72)).optional() })
const Section = z.looseObject({ title: z.string().max(24, atMost(24)).optional(), rows: z.array(Row).min(1, 'needs at least 1 row.') })
const List = z.looseObject({
  type: z.literal('list'),
  header: TextHeader.optional(),
  body: Body(4096),
  footer: Footer,
  action: z.looseObject({
    button: limited(20),
    sections: z
      .array(Section)
      .min(1, 'needs at least 1 section.')
      .max(10, 'allows at most 10 sections.')
      .refine((sections) => sections.flatMap(({ rows }) => rows).length <= 10, 'has more than 10 rows in total.')
      .refine((sections) => areDistinct(sections.flatMap(({ rows }) => rows.map(({ id }) => id))), 'has two rows with the same id.')
      .refine(
        (sections) => sections.length === 1 || sections.every(({ title }) => title),
        'needs a title for every section when there are several.',
      ),
  }),
})

const CtaUrl = z.looseObject({
  type: z.literal('cta_url'),
  header: AnyHeader,
  body: Body(1024),
  footer: Footer,
  action: z.looseObject({
    name: z.literal('cta_url'),
    parameters: z.looseObject({
      display_text: limited(20),
      url: z.string().regex(/^https?:\/\/\S+$/, 'must be an http or https address.'),
    }),
  }),
})

const LocationRequest = z.looseObject({
  type: z.literal('location_request_message'),
  body: Body(1024),
  action: z.looseObject({ name: z.literal('send_location') }),
})

const FlowParameters = z
  .looseObject({
    flow_message_version: z.string(),
    flow_id: z.string().optional(),
    flow_name: z.string().optional(),
    flow_cta: limited(30),
    flow_token: z.string().optional(),
    flow_action: z.enum(['navigate', 'data_exchange']).optional(),
    mode: z.enum(['draft', 'published']).optional(),
    flow_action_payload: z.looseObject({ screen: z.string() }).optional(),
  })
  .refine(({ flow_id, flow_name }) => (flow_id === undefined) !== (flow_name === undefined), 'needs exactly one of flow_id and flow_name.')
  .refine(
    ({ flow_action, flow_action_payload }) => flow_action !== 'data_exchange' || !flow_action_payload,
    'has flow_action_payload with data_exchange.',
  )
const Flow = z.looseObject({
  type: z.literal('flow'),
  header: AnyHeader,
  body: Body(1024),
  footer: Footer,
  action: z.looseObject({ name: z.literal('flow'), parameters: FlowParameters }),
})

const Product = z.looseObject({
  type: z.literal('product'),
  body: Body(1024).optional(),
  footer: Footer,
  action: z.looseObject({ catalog_id: z.string(), product_retailer_id: z.string() }),
})

const ProductSection = z.looseObject({
  title: z.string().max(24, atMost(24)).optional(),
  product_items: z.array(z.looseObject({ product_retailer_id: z.string() })).min(1, 'needs at least 1 product.'),
})
const ProductList = z.looseObject({
  type: z.literal('product_list'),
  header: TextHeader,
  body: Body(1024),
  footer: Footer,
  action: z.looseObject({
    catalog_id: z.string(),
    sections: z
      .array(ProductSection)
      .min(1, 'needs at least 1 section.')
      .max(10, 'allows at most 10 sections.')
      .refine((sections) => sections.flatMap(({ product_items }) => product_items).length <= 30, 'has more than 30 products.'),
  }),
})

const Catalog = z.looseObject({
  type: z.literal('catalog_message'),
  body: Body(1024),
  footer: Footer,
  action: z.looseObject({ name: z.literal('catalog_message') }),
})

const Carousel = z.looseObject({
  type: z.literal('carousel'),
  body: Body(1024),
  action: z.looseObject({ cards: z.array(z.looseObject({})).min(2, 'needs at least 2 cards.').max(10, 'allows at most 10 cards.') }),
})

const withAction = <T extends string>(type: T) =>
  z.looseObject({ type: z.literal(type), body: Body(1024), action: z.looseObject({ name: z.string() }) })

export const Interactive = z.discriminatedUnion(
  'type',
  [
    Buttons,
    List,
    CtaUrl,
    LocationRequest,
    Flow,
    Product,
    ProductList,
    Catalog,
    Carousel,
    withAction('address_message'),
    withAction('voice_call'),
    withAction('request_contact_info'),
    z.looseObject({ type: z.literal('call_permission_request'), action: z.looseObject({ name: z.string() }) }),
  ],
  'must be a known type of interactive message.',
)
export type Interactive = z.infer<typeof Interactive>
