using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Yizhi.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "headings",
                columns: table => new
                {
                    unit = table.Column<string>(type: "text", nullable: false),
                    ledger = table.Column<string>(type: "text", nullable: false),
                    heading = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_headings", x => new { x.unit, x.ledger, x.heading });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledger = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    records = table.Column<byte[]>(type: "bytea", nullable: false),
                    undone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "searches",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    record = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_searches", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_imports_ledger_unit",
                table: "imports",
                columns: new[] { "ledger", "unit" });

            migrationBuilder.CreateIndex(
                name: "IX_searches_record",
                table: "searches",
                column: "record",
                unique: true);
            migrationBuilder.Sql("ALTER TABLE searches ADD COLUMN grams tsvector NOT NULL DEFAULT ''::tsvector");
            migrationBuilder.Sql("CREATE INDEX ix_searches_grams ON searches USING gin (grams)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "headings");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "searches");
        }
    }
}
