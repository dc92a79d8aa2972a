extension ModalityReader {
  /// The words that tell how a clause stands to the world.
  enum Cues {
    static let phrases = Phrases<Cue>([
      (
        .planned,
        [
          "rollout|roll-out|migration|migrating|launch|go-live|completion|moving _3 by|in|until|during|for _2 #",
          "q1|q2|q3|q4 # expected|planned|targeted", "expected q1|q2|q3|q4", "audit in progress|underway",
          "we expect", "expects to release|launch|complete|obtain|receive|achieve|be|have|finish|introduce|deliver",
          "introduction|implementation|rollout|roll-out|migration|certification|expansion|replacement|extension|connection _6 intended|foreseen|envisaged|provided",
          "roadmap", "road map", "planned", "plans|plan|planning to", "plans|plan for", "intend|intends|intended to",
          "intention to",
          "aim|aims|aiming to obtain|achieve|become|be|complete|introduce|implement|reach|certify|launch|deliver",
          "aim|aims|aiming for", "targeted", "targeting", "target|targets certification|compliance", "target date",
          "undergoing", "in progress", "underway", "under way", "in preparation", "preparing for|to", "preparation for",
          "working towards|toward|on", "work towards|toward", "works towards|toward", "pursuing", "in the process of",
          "currently implementing|building|developing|working|preparing|evaluating|introducing|migrating|rolling",
          "being implemented|introduced|developed|built|rolled|evaluated|prepared|established|designed|deployed|piloted|finalised|finalized|migrated|set",
          "under development|construction|evaluation|consideration|preparation|implementation",
          "in development|implementation", "scheduled for|to", "is|are expected to|by|in", "expected by|in|during",
          "anticipated", "coming soon", "coming in|later", "upcoming",
          "to be implemented|introduced|completed|obtained|achieved|rolled|established|deployed|launched|certified|defined|confirmed|announced|released|determined",
          "not yet", "yet to", "in the future", "in future releases|versions",
          "future release|releases|version|versions|improvement|improvements|work", "on track", "phase 2|3|two|three",
          "pending", "have started|begun", "has started|begun", "has not started", "awaiting", "next step|steps",
          "slated", "under review by", "piloting", "in pilot|beta", "will soon", "envisaged", "foreseen", "commenced",
          "in transition", "ongoing certification", "certification ongoing|process", "seeking|seek certification",
          "aspire|aspires to", "gap analysis completed", "kick-off", "goal _2 to obtain|achieve|become|be", "tbd",
          "tba", "candidate for",
        ]
      ),
      (
        .notPlanned,
        [
          "response|continuity|recovery|security|disaster|improvement|treatment|remediation|project|test|audit|contingency|emergency|action|management|migration|incident plans|plan to|for",
          "we expect all|our|every|suppliers|vendors|partners|employees|you|everyone|staff|them|users|customers",
          "planned maintenance|downtime|outage|outages|interruption|change|changes|works|correction|absence|intervals|interval|and|activities",
          "as planned", "planned in advance", "planned at", "planned per|according|in", "planning to",
          "is|are being processed|used|monitored|logged|stored|accessed|collected|transferred|transmitted|sent|handled|held|made",
          "upcoming changes|change|expiry|renewal", "pending changes|review|requests", "to be informed|notified",
          "not yet published|public|released|disclosed|known|exploited|patched", "have started work|employment|working",
          "has started work", "being deployed to production|into",
          "before being deployed|implemented|introduced|rolled|released", "being deployed",
          "scheduled for deletion|disposal|destruction", "scheduled to run", "before|prior being",
          "ongoing certification of", "when|once|after|before planned",
          "preparation for incidents|disasters|emergencies", "currently working in",
          "working on behalf|site|the|our|customer|behalf|it|systems|production|sensitive|a|premises|your",
          "under development|construction by", "in development and",
          "in development environment|environments|or|,|test|systems",
          "is|are expected to comply|follow|report|adhere|protect|lock|complete|know|act|read|behave|use|handle|keep|be",
          "intended to protect|ensure|prevent|be|detect|support|restrict|limit|reduce|help", "aim|aims to",
          "plan|plans for business|incident|disaster|continuity|each|the|recovery|emergencies|critical|a|all|data",
          "planned corrective", "not yet been patched", "before planned",
          "under evaluation and", "has begun within", "undergoing regular|annual|periodic|continuous", "expected in",
          "planning for", "future work", "have started using", "targeting our|your|the", "under review by",
        ]
      ),
      (
        .universal,
        [
          "regardless of _3 plan|tier|edition|subscription", "irrespective of _3 plan|tier|edition|subscription",
          "on|in|for|across all plans|tiers|editions", "included in|with every|all plan|plans|tier|tiers", "every plan",
        ]
      ),
      (.future, ["will", "shall", "we'll", "won't"]),
      (
        .build,
        [
          "introduce", "launch", "roll", "implement", "add", "obtain", "achieve", "pursue", "complete", "migrate",
          "adopt", "begin", "start", "become", "undergo", "extend", "expand", "certify",
          "be introduced|launched|rolled|implemented|added|obtained|achieved|completed|migrated|adopted|extended|expanded|certified|released",
          "release", "replace", "finish", "seek",
        ]
      ),
      (
        .conditional,
        [
          "our _2 consent|approval|permission|agreement", "by separate agreement|arrangement|contract",
          "only by|upon|after|with _2 agreement|contract|arrangement",
          "need|needs to be enabled|activated|configured|requested|switched|turned|booked|ordered|agreed|purchased",
          "must be enabled|activated|configured|requested|booked|ordered by|in|through", "request access",
          "on application",
          "can be _2 enabled|disabled|activated|deactivated|configured|switched|turned|requested|provided|exported|restricted|customised|customized|set|agreed|adjusted|ordered|booked|extended|added|downloaded|chosen|arranged|made|used|integrated|connected|limited|obtained|viewed|purchased|signed|deployed|hosted",
          "may", "might", "could", "should", "optional", "optionally", "opt-in", "opt in", "opt",
          "can _1 enable|configure|choose|require|restrict|export|set|request|download|activate|select|define|deploy|provide|offer|integrate|connect|use|be|opt|also|bring|manage|enforce|add|purchase|order|sign|agree|support|control|customise|customize|decide|ask|disable|turn|audit|review|delete|obtain|upgrade|subscribe|view|access|adjust|limit|invite|specify|host|store|run",
          "upon|on request", "on demand", "at|upon|on the customer's|client's|controller's|your request",
          "upon|on _2 request", "by request", "by|upon agreement", "by arrangement", "case-by-case", "case by case",
          "subject to _4 agreement|agreements|contract|contracts|approval|availability|terms|fees|fee|charge|eligibility|nda|confidentiality|conditions|consent|confirmation|negotiation|surcharge|licence|license",
          "under nda", "under a|an non-disclosure|nda|confidentiality", "under mutual nda", "add-on", "addon",
          "additional|extra cost|fee|charge|charges|fees", "at extra|additional cost|charge", "for a fee|surcharge",
          "against payment", "separately contracted|agreed|licensed|priced", "if contractually|separately agreed",
          "if agreed", "where|if|when agreed", "unless otherwise agreed", "contractually agreed",
          "depending on the plan|contract|subscription|tier|edition|region|customer|service|agreement|package",
          "available to|for|in|on|with|under|upon|as|through|from|only", "only available",
          "available _4 plan|plans|tier|tiers|edition|editions|request|customers|clients|nda|add-on", "for requiring",
          "for _1 requiring|who|needing|wishing|with", "only with _4 agreement|contract", "self-hosted customers",
          "encouraged to", "recommended", "recommend", "recommends", "advised to",
          "is|are recommended|encouraged|advised", "eligible", "at your discretion", "configurable",
          "customer-managed keys", "can also", "on a best-effort|best", "best efforts|effort",
        ]
      ),
      (
        .option,
        [
          "where|if|when|provided _5 supports|support|allows|allow|permits|agrees|requests|wishes|chooses|opts",
          "at their|your|the own expense|request|discretion", "at the customer's|client's expense|request|discretion",
          "where|if|when|as|wherever|whenever required|applicable|possible|necessary|needed|feasible|appropriate|requested|practicable|relevant|available|technically|legally|agreed|permitted|enabled|activated|contractually|warranted|justified|supported|desired",
          "where|if|when _2 required|requested|agreed|applicable|possible|necessary|permitted|feasible|practicable",
          "to the extent possible|practicable|feasible|permitted|required|necessary", "if _6 not possible",
          "if _5 is|are enabled|activated|requested|agreed|required|purchased|booked|needed",
          "planned per|according", "planned in accordance|line", "for _3 requiring",
          "as far as possible|practicable|technically", "so far as", "on request", "upon request",
          "subject to contract", "if you opt", "if you choose", "should _3 wish|require|request",
        ]
      ),
      (
        .unconditional,
        [
          "may not", "may only", "may result|lead", "can result|lead", "may be terminated|sanctioned|disciplined",
          "may _1 only", "only be", "should any|an|a|it|there|you", "could not", "can be no", "can not",
          "available at|24|online|publicly|here|via|internally", "available 24",
          "available to all employees|staff|personnel|employee",
          "available to the|our employees|staff|personnel|team|workforce|auditors",
          "available in the|our intranet|internal|portal|wiki|repository",
          "available on our|the website|site|intranet|page|status|internal|company",
          "available to|for download|everyone|anyone|public", "highly available in",
          "available from our|the website|site", "available through our|the website|site|intranet|portal|status",
          "available _1 english|german",
          "for _1 who|with", "can access",
          "can be restored|recovered|traced|read|reached|detected|revoked|wiped|attributed|found|verified|seen|rebuilt|replayed|made|identified|contacted|removed|used",
          "can only", "that could", "it could", "could be", "can be reported", "can use",
          "could affect|lead|result|compromise|impact|indicate|cause|allow", "might affect|be|lead|indicate",
          "as required by law|regulation|the|applicable|contract|policy|gdpr|art|article|iso", "as required",
          "as applicable",
          "as appropriate", "when required to", "if required to", "when no longer required|necessary|needed",
          "recommended by", "recommends that", "as recommended", "recommended practices", "may vary",
          "_2 pull|merge|change request|requests", "on|upon every|each request",
          "when available for",
        ]
      ),
      (
        .negated,
        [
          "not", "no", "don't", "doesn't", "isn't", "aren't", "won't", "hasn't", "haven't", "wasn't", "weren't",
          "cannot", "can't", "didn't", "neither", "none", "nobody", "lacks", "lack of", "never", "out of scope",
          "not covered", "excluded", "unsupported", "unavailable", "nor", "without a formal|dedicated|documented",
        ]
      ),
      (
        .notNegated,
        [
          "has|have no connection|link|route|path|right|rights|permission|permissions|privileges|admin|administrative|standing|direct|way|ability",
          "not able|allowed|permitted|authorised|authorized to",
          "without undue",
          "no later|longer|more|less|fewer|earlier|matter|sooner|further|greater|undue|doubt|single|exceptions|exception",
          "not later|longer|more|less|exceeding|exceed|only|limited|least|just|to exceed|until|before|unless|already|solely|necessarily|merely|even",
          "whether or not", "or not", "if not", "not hesitate", "do not hesitate",
          "is|are|do|does not only|exceed|result|leave|impair|affect|impact|require|depend|share credentials|interfere",
          "does|do not result|exceed|leave|impair|affect|impact|lead|compromise|involve|rely|interfere|reduce|relieve|contain|reveal",
          "not in use", "no other", "and not", "but not", "not as", "rather than", "not otherwise", "never",
          "has|have no access", "no access",
          "no one|body|person|user|employee|individual|developer|engineer|administrator",
          "can't|cannot|can not be|read|see|access|decrypt|alter|modify|delete|log|reach|view|bypass|disable|change|merge|push|enter|connect|log|install|leave|edit|approve|deploy|copy",
          "not possible to", "is not possible", "not use production|real|live|personal|removable|shared",
          "not public|publicly", "not accessible", "not reachable|exposed", "not directly", "not connected",
          "not leave", "not shared with unauthorised|unauthorized|anyone|third",
          "no direct|inbound|open|public|default|shared|standing|unauthorised|unauthorized|plaintext|clear-text|hard-coded|persistent|local|anonymous|generic",
        ]
      ),
      (
        .prohibited,
        [
          "must|shall|may|should not", "must|shall|may never", "prohibited", "prohibit", "prohibits", "forbidden",
          "not permitted|allowed|tolerated|authorised|authorized|acceptable", "not be", "never", "banned", "disallowed",
          "mustn't", "do not use|store|share|send|write|install|connect|leave|disclose|copy|reuse", "blocked",
          "disabled",
        ]
      ),
      (
        .risk,
        [
          "plain text", "plaintext", "clear text", "cleartext", "clear-text", "plain-text", "unencrypted",
          "source control|code", "shared accounts|account|passwords|credentials|logins",
          "default password|passwords|credentials", "hard-coded", "hardcoded",
          "production data", "personal devices", "removable media", "unauthorised|unauthorized", "public internet",
          "in clear", "reused", "unless", "customer data in test", "real data", "live data",
          "legal action", "retaliate|retaliation",
        ]
      ),
      (
        .context,
        [
          "is|are our _1 highest|top|first|number|main priority",
          "this _4 overview|summary|description|paper|guide _2 describes|outlines|explains|summarises|summarizes|provides|gives|sets|presents",
          "document owner|control|history|reference|number|type :", "classification :", "subject to technical progress",
          "takes|take|taken|implements|implement|implemented|applies|apply|applied|adopted|established|maintains|provides _2 the following _6 measures|controls|safeguards|rules|provisions|principles .",
          "this page|document|policy|section|statement|annex|appendix|paper|whitepaper|overview|guide|description|handbook|chapter|article|report|site|faq|standard|procedure|text|summary describes|outlines|explains|summarises|summarizes|provides|gives|defines|sets|presents|answers|covers|lists|contains|details|documents|transparently|describe|is",
          "this _4 policy|document|annex|page|handbook|standard _2 describes|outlines|explains|summarises|summarizes|provides|gives|defines|sets|presents",
          "purpose of this", "aim of this", "objective of this",
          "in this document|page|section|policy|annex|article|chapter",
          "the following|below describes|describe|is|are the|an|a overview|description|summary",
          "here are all|the|our|some", "below you", "below is|are",
          "see the|our|also|section|annex|appendix|chapter|below|above",
          "please see|refer|contact|visit|note|read|consult|find|do|reach", "refer to",
          "for more|further|additional information|details|specific|questions", "for more specific details",
          "learn more", "read more", "find out more", "more information", "contact us", "get in touch", "feel free",
          "we recommend you", "if you have _3 questions|question|concerns", "any questions", "do not hesitate",
          "don't hesitate",
          "means any|the|a|an|all", "refers to", "is defined as", "are defined as", "for the purposes of this",
          "for the purpose of this", "hereinafter", "take|takes|taking security|privacy|this|it|protection seriously",
          "takes|take the security|privacy|protection", "seriously", "top priority", "highest priority for us",
          "is|are our priority", "core principles", "at the heart", "at the core", "in our dna",
          "is committed to maintaining|protecting|ensuring|providing|safeguarding|the|keeping|security",
          "are committed to protecting|the|keeping|your|maintaining|security|ensuring|providing|safeguarding",
          "is built for", "are built for", "we believe", "we understand", "we know", "depends on",
          "depend on the severity|complexity|nature|scope",
          "help|helps our|you|their customers|clients|you|prepare|organisations", "we help", "copyright",
          "all rights reserved", "table of contents", "last updated|reviewed|modified|revised|update|review",
          "effective date|from|as", "all our _3 in one place", "in one place", "thank you", "welcome to",
          "brief overview", "last changed", "may include", "may contain", "trusted by", "is important to us",
          "matters to us", "your trust", "peace of mind",
        ]
      ),
      (
        .exclusion,
        [
          "out of scope :", "out of scope", "outside the scope|scope", "excluding", "not in scope", "exclusions",
          "excluded from",
        ]
      ),
    ])
  }
}
