CREATE TABLE "article_image" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"blob" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_image_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "article_version" (
	"workspace" integer NOT NULL,
	"article_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"what" text NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"examples" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"agent_id" uuid,
	CONSTRAINT "article_version_workspace_article_id_version_pk" PRIMARY KEY("workspace","article_id","version")
);
--> statement-breakpoint
CREATE TABLE "collection" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "collection_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "answer_model" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"lessons" text NOT NULL,
	"packed" "bytea" NOT NULL,
	"articles" integer NOT NULL,
	"examples" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"trained_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_model_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "embedding" (
	"workspace" integer NOT NULL,
	"hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "embedding_workspace_hash_pk" PRIMARY KEY("workspace","hash")
);
--> statement-breakpoint
CREATE TABLE "embedding_index" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"source" text NOT NULL,
	"weights" jsonb NOT NULL,
	"articles" uuid[] NOT NULL,
	"packed" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "endpoint" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"base_url" text NOT NULL,
	"key" text,
	"chat_model" text,
	"embedding_model" text,
	"chooses" boolean NOT NULL,
	"composes" boolean NOT NULL,
	"drafts" boolean NOT NULL,
	"daily_tokens" integer NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "endpoint_day" (
	"workspace" integer NOT NULL,
	"day" date NOT NULL,
	"requests" integer NOT NULL,
	"failures" integer NOT NULL,
	"tokens" integer NOT NULL,
	CONSTRAINT "endpoint_day_workspace_day_pk" PRIMARY KEY("workspace","day")
);
--> statement-breakpoint
CREATE TABLE "example_suggestion" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"text" text NOT NULL,
	"folded" text NOT NULL,
	"asked" integer NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "example_suggestion_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "kept_answer" (
	"workspace" integer NOT NULL,
	"conversation_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"agent_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_answer_workspace_conversation_id_pk" PRIMARY KEY("workspace","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"way" text NOT NULL,
	"conversation_id" uuid,
	"contact_id" uuid,
	"guild_id" text,
	"text" text NOT NULL,
	"folded" text NOT NULL,
	"locale" text NOT NULL,
	"messages" uuid[] NOT NULL,
	"reply_id" uuid,
	"decision" text NOT NULL,
	"article_id" uuid,
	"sureness" real NOT NULL,
	"model_id" uuid,
	"picked_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"mark" text,
	"should_be" uuid,
	"marked_by" uuid,
	"marked_at" timestamp with time zone,
	"settled" text,
	CONSTRAINT "question_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "replay" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"input" jsonb NOT NULL,
	"state" text NOT NULL,
	"result" jsonb,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "replay_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "topic" jsonb;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "collection_id" uuid;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "translation_of" uuid;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "form" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "article_image" ADD CONSTRAINT "article_image_workspace_article_id_article_workspace_id_fk" FOREIGN KEY ("workspace","article_id") REFERENCES "public"."article"("workspace","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_workspace_article_id_article_workspace_id_fk" FOREIGN KEY ("workspace","article_id") REFERENCES "public"."article"("workspace","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_model" ADD CONSTRAINT "answer_model_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embedding_index" ADD CONSTRAINT "embedding_index_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint" ADD CONSTRAINT "endpoint_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_image_of" ON "article_image" USING btree ("workspace","article_id","position");--> statement-breakpoint
CREATE INDEX "answer_model_newest" ON "answer_model" USING btree ("workspace","trained_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "embedding_old" ON "embedding" USING btree ("used_at");--> statement-breakpoint
CREATE UNIQUE INDEX "example_suggestion_once" ON "example_suggestion" USING btree ("workspace","article_id","folded");--> statement-breakpoint
CREATE INDEX "question_asked" ON "question" USING btree ("workspace","asked_at");--> statement-breakpoint
CREATE INDEX "question_reply" ON "question" USING btree ("workspace","reply_id");--> statement-breakpoint
CREATE INDEX "question_conversation" ON "question" USING btree ("workspace","conversation_id","asked_at");--> statement-breakpoint
CREATE INDEX "question_gap" ON "question" USING btree ("workspace","asked_at") WHERE settled is null and text <> '' and mark is distinct from 'right'
    and (mark is null or should_be is null)
    and (decision = 'unknown' or (decision = 'suggest' and picked_id is null and outcome is distinct from 'helped')
      or outcome in ('not_helped', 'handed_over') or mark = 'wrong');--> statement-breakpoint
CREATE INDEX "question_marked" ON "question" USING btree ("workspace","marked_at") WHERE mark is not null;--> statement-breakpoint
CREATE INDEX "question_alike" ON "question" USING gin ("folded" gin_trgm_ops) WITH (fastupdate=false) WHERE mark is not null;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_workspace_collection_id_collection_workspace_id_fk" FOREIGN KEY ("workspace","collection_id") REFERENCES "public"."collection"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_blob" ON "attachment" USING btree ("workspace","blob") WHERE blob is not null;--> statement-breakpoint
CREATE INDEX "message_deleted" ON "message" USING btree ("workspace","deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "article_translation" ON "article" USING btree ("workspace","translation_of","locale") WHERE translation_of is not null;--> statement-breakpoint
CREATE INDEX "article_collection" ON "article" USING btree ("workspace","collection_id");--> statement-breakpoint
CREATE INDEX "turn_conversation" ON "turn" USING btree ("workspace","conversation_id","at");--> statement-breakpoint
INSERT INTO "article_version" ("workspace", "article_id", "version", "what", "locale", "title", "body", "examples", "at", "agent_id")
SELECT "workspace", "id", "version", CASE WHEN "status" = 'published' THEN 'published' ELSE 'edited' END, "locale", "title", "body", "examples", "updated_at", "updated_by" FROM "article";
