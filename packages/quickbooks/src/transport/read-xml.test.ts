import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFault } from '../faults/read-fault.ts';
import { readDocument } from './read-document.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';

const envelope = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
  `<IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="2026-04-06T09:12:40.512-07:00">\n${content}\n</IntuitResponse>`;

/** The same answer in both languages. */
const pairs: readonly (readonly [name: string, xml: string, json: string])[] = [
  [
    'an invoice with lines, tax and a memo',
    `<Invoice domain="QBO" sparse="false">
      <Id>301</Id><SyncToken>0</SyncToken>
      <MetaData><CreateTime>2026-04-06T09:12:40-07:00</CreateTime></MetaData>
      <DocNumber>1052</DocNumber><TxnDate>2026-04-06</TxnDate>
      <CurrencyRef name="United States Dollar">USD</CurrencyRef>
      <Line><Id>1</Id><LineNum>1</LineNum><Amount>129.00</Amount><DetailType>SalesItemLineDetail</DetailType>
        <SalesItemLineDetail><ItemRef name="Parts:Brake Pad Set">44</ItemRef><UnitPrice>64.5</UnitPrice><Qty>2</Qty><TaxCodeRef>TAX</TaxCodeRef></SalesItemLineDetail>
      </Line>
      <Line><Amount>129.00</Amount><DetailType>SubTotalLineDetail</DetailType><SubTotalLineDetail/></Line>
      <TxnTaxDetail><TxnTaxCodeRef>2</TxnTaxCodeRef><TotalTax>10.32</TotalTax>
        <TaxLine><Amount>10.32</Amount><DetailType>TaxLineDetail</DetailType>
          <TaxLineDetail><TaxRateRef>3</TaxRateRef><PercentBased>true</PercentBased><TaxPercent>8</TaxPercent><NetAmountTaxable>129</NetAmountTaxable></TaxLineDetail>
        </TaxLine></TxnTaxDetail>
      <CustomerRef name="Jo &amp; Co">72</CustomerRef>
      <CustomerMemo>Thank you.</CustomerMemo>
      <BillEmail><Address>mara@harborcafe.example</Address></BillEmail>
      <PrivateNote>true</PrivateNote>
      <TotalAmt>139.32</TotalAmt><ApplyTaxAfterDiscount>false</ApplyTaxAfterDiscount><Balance>0</Balance>
    </Invoice>`,
    `{"Invoice":{"domain":"QBO","sparse":false,"Id":"301","SyncToken":"0","MetaData":{"CreateTime":"2026-04-06T09:12:40-07:00"},
      "DocNumber":"1052","TxnDate":"2026-04-06","CurrencyRef":{"value":"USD","name":"United States Dollar"},
      "Line":[{"Id":"1","LineNum":1,"Amount":129.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"44","name":"Parts:Brake Pad Set"},"UnitPrice":64.5,"Qty":2,"TaxCodeRef":{"value":"TAX"}}},
        {"Amount":129.00,"DetailType":"SubTotalLineDetail","SubTotalLineDetail":{}}],
      "TxnTaxDetail":{"TxnTaxCodeRef":{"value":"2"},"TotalTax":10.32,"TaxLine":[{"Amount":10.32,"DetailType":"TaxLineDetail","TaxLineDetail":{"TaxRateRef":{"value":"3"},"PercentBased":true,"TaxPercent":8,"NetAmountTaxable":129}}]},
      "CustomerRef":{"value":"72","name":"Jo & Co"},"CustomerMemo":{"value":"Thank you."},"BillEmail":{"Address":"mara@harborcafe.example"},
      "PrivateNote":"true","TotalAmt":139.32,"ApplyTaxAfterDiscount":false,"Balance":0},"time":"2026-04-06T09:12:40.512-07:00"}`,
  ],
  [
    'a query with one row',
    '<QueryResponse startPosition="1" maxResults="1" totalCount="1"><Term domain="QBO" sparse="false"><Id>3</Id><SyncToken>0</SyncToken><Name>Net 30</Name><Active>true</Active><DueDays>30</DueDays></Term></QueryResponse>',
    '{"QueryResponse":{"startPosition":1,"maxResults":1,"totalCount":1,"Term":[{"domain":"QBO","sparse":false,"Id":"3","SyncToken":"0","Name":"Net 30","Active":true,"DueDays":30}]},"time":"2026-04-06T09:12:40.512-07:00"}',
  ],
  ['a query without rows', '<QueryResponse/>', '{"QueryResponse":{},"time":"2026-04-06T09:12:40.512-07:00"}'],
  [
    'a count',
    '<QueryResponse totalCount="50"/>',
    '{"QueryResponse":{"totalCount":50},"time":"2026-04-06T09:12:40.512-07:00"}',
  ],
  [
    'the change feed',
    `<CDCResponse><QueryResponse startPosition="1" maxResults="2"><Payment domain="QBO" sparse="false"><Id>9</Id><TotalAmt>5.10</TotalAmt></Payment>
      <Payment domain="QBO" status="Deleted"><Id>8</Id><MetaData><LastUpdatedTime>2026-04-05T01:02:03-07:00</LastUpdatedTime></MetaData></Payment></QueryResponse><QueryResponse/></CDCResponse>`,
    `{"CDCResponse":[{"QueryResponse":[{"startPosition":1,"maxResults":2,"Payment":[{"domain":"QBO","sparse":false,"Id":"9","TotalAmt":5.10},
      {"domain":"QBO","status":"Deleted","Id":"8","MetaData":{"LastUpdatedTime":"2026-04-05T01:02:03-07:00"}}]},{}]}],"time":"2026-04-06T09:12:40.512-07:00"}`,
  ],
  [
    'a batch with a fault',
    `<BatchItemResponse bId="1"><Item><Id>5</Id><Name>false</Name><UnitPrice>12.23</UnitPrice></Item></BatchItemResponse>
     <BatchItemResponse bId="2"><Fault type="ValidationFault"><Error code="2050" element="GivenName"><Message>Too long</Message><Detail>Max 100</Detail></Error></Fault></BatchItemResponse>`,
    `{"BatchItemResponse":[{"bId":"1","Item":{"Id":"5","Name":"false","UnitPrice":12.23}},
      {"bId":"2","Fault":{"type":"ValidationFault","Error":[{"code":"2050","element":"GivenName","Message":"Too long","Detail":"Max 100"}]}}],"time":"2026-04-06T09:12:40.512-07:00"}`,
  ],
  [
    'an upload',
    '<AttachableResponse><Attachable domain="QBO" sparse="false"><Id>2700000000002443649</Id><Size>105840</Size><AttachableRef><EntityRef type="Invoice">145</EntityRef><IncludeOnSend>true</IncludeOnSend></AttachableRef></Attachable></AttachableResponse>',
    '{"AttachableResponse":[{"Attachable":{"domain":"QBO","sparse":false,"Id":"2700000000002443649","Size":105840,"AttachableRef":[{"EntityRef":{"value":"145","type":"Invoice"},"IncludeOnSend":true}]}}],"time":"2026-04-06T09:12:40.512-07:00"}',
  ],
  [
    'preferences with custom fields of custom fields',
    `<Preferences domain="QBO" sparse="false"><Id>1</Id><SalesFormsPrefs>
      <CustomField xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="BooleanTypeCustomFieldDefinition"><CustomField><Name>SalesFormsPrefs.UseSalesCustom1</Name><Type>BooleanType</Type><BooleanValue>true</BooleanValue></CustomField></CustomField>
      <DefaultTerms>3</DefaultTerms><DefaultDiscountAccount>86</DefaultDiscountAccount></SalesFormsPrefs>
      <CurrencyPrefs><MultiCurrencyEnabled>false</MultiCurrencyEnabled><HomeCurrency>USD</HomeCurrency></CurrencyPrefs>
      <OtherPrefs><NameValue><Name>DTXCopyMemo</Name><Value>true</Value></NameValue></OtherPrefs></Preferences>`,
    `{"Preferences":{"domain":"QBO","sparse":false,"Id":"1","SalesFormsPrefs":{"CustomField":[{"CustomField":[{"Name":"SalesFormsPrefs.UseSalesCustom1","Type":"BooleanType","BooleanValue":true}]}],
      "DefaultTerms":{"value":"3"},"DefaultDiscountAccount":"86"},"CurrencyPrefs":{"MultiCurrencyEnabled":false,"HomeCurrency":{"value":"USD"}},
      "OtherPrefs":{"NameValue":[{"Name":"DTXCopyMemo","Value":"true"}]}},"time":"2026-04-06T09:12:40.512-07:00"}`,
  ],
];

describe('XML from QuickBooks', () => {
  it.each(pairs)('has the shape of JSON: %s', (_, xml, json) => {
    expect(readXml(envelope(xml))).toEqual(readJson(json));
  });

  it('keeps blanks, line breaks, accents and character references in texts', () => {
    const read = readXml(
      envelope(
        '<Customer><Notes>  a\n b&#233;&#x20AC; &lt;x&gt; &quot;q&quot; </Notes><DisplayName>Ab </DisplayName></Customer>',
      ),
    );
    expect(read['Customer']).toEqual({ Notes: '  a\n bé€ <x> "q" ', DisplayName: 'Ab ' });
  });

  it('puts a character together whose halves were written as two references', () => {
    const read = readXml(envelope('<Customer><Notes>&#55357;&#56832; &#10003; &#55357;</Notes></Customer>'));
    expect(read).toMatchObject({ Customer: { Notes: expect.stringMatching(/^😀 ✓/u) as unknown } });
  });

  it('C54 gives a fault of the gateway like any other', () => {
    const read = readXml(
      envelope(
        '<Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message><Detail>Later</Detail></Error></Fault>',
      ),
    );
    expect(readFault(read)).toEqual({
      type: 'SERVICE',
      errors: [
        {
          code: '3001',
          message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
          detail: 'Later',
          element: '',
        },
      ],
    });
  });

  it.each(['<a><b></a>', '<IntuitResponse', '<?xml version="1.0"?>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'])(
    'that is broken or has a DOCTYPE is refused: %s',
    text => {
      expect(() => readXml(text)).toThrow(SyntaxError);
    },
  );
});

describe('any markup', () => {
  it('is read or refused with a SyntaxError, never anything else', () => {
    const fragment = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '<Id/>',
      '<__proto__>',
      '</__proto__>',
      'text',
      '&amp;',
      '&',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '"',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 14 }), parts => {
        try {
          readXml(`<IntuitResponse>${parts.join('')}</IntuitResponse>`);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a body', () => {
  it.each([
    ['', undefined],
    ['<!DOCTYPE html><html></html>', undefined],
    ['<html><body>Bad gateway</body></html>', undefined],
    ['Service unavailable', undefined],
    ['  \n{"a":1}', { a: 1 }],
    ['\uFEFF<IntuitResponse time="x"/>', { time: 'x' }],
  ])('is recognised by how it starts: %j', (text, expected) => {
    expect(readDocument(text)).toEqual(expected);
  });
});
